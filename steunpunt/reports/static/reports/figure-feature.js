// A live figure in the editor: choose a figure, a year and a form. What is stored is a
// reference; the text in the editor only shows what it says now.
(() => {
  const { React, DraftJS, draftail } = window;
  const el = React.createElement;

  const config = JSON.parse(document.getElementById('wagtail-config').textContent);
  const admin = config.ADMIN_URLS.PAGES.replace(/pages\/$/, '');
  const yearOf = () => document.querySelector('[name="period_code"]')?.value || 'now';
  const kept = new Map();

  /** The figures of the report's year, or of so many years before; asked once. */
  const choices = years => {
    const address = `${admin}cijferkeuze/${yearOf()}/?years=${years}`;
    if (!kept.has(address)) {
      kept.set(address, fetch(address, { credentials: 'same-origin' }).then(answer => answer.json()));
    }
    return kept.get(address);
  };

  const wordsOf = (figures, code, form) => {
    const figure = figures.find(one => one.code === code);
    return figure?.forms.find(one => one.key === form)?.text || figure?.display || code;
  };

  class FigureSource extends React.Component {
    constructor(props) {
      super(props);
      this.state = { texts: {}, periods: [], figures: [], code: '', form: 'number', years: '0', asked: '' };
      this.dialog = React.createRef();
      this.insert = this.insert.bind(this);
    }

    componentDidMount() {
      this.dialog.current.showModal();
      this.load('0');
    }

    load(years) {
      choices(years).then(({ texts, periods, figures }) => {
        const code = figures.some(one => one.code === this.state.code) ? this.state.code : figures[0]?.code || '';
        this.setState({ texts, periods, figures, code, years, form: 'number' });
      });
    }

    found() {
      const words = this.state.asked.toLowerCase();
      return this.state.figures.filter(one => `${one.label} ${one.code}`.toLowerCase().includes(words));
    }

    search(asked) {
      this.setState({ asked }, () => {
        const found = this.found();
        if (found.length && !found.some(one => one.code === this.state.code)) {
          this.setState({ code: found[0].code, form: 'number' });
        }
      });
    }

    insert(event) {
      event.preventDefault();
      const { editorState, entityType, onComplete } = this.props;
      const { code, form, years, figures } = this.state;
      if (!code) return;
      const content = editorState.getCurrentContent()
        .createEntity(entityType.type, 'IMMUTABLE', { code, form, years });
      const changed = DraftJS.Modifier.replaceText(
        content, editorState.getSelection(), wordsOf(figures, code, form), null, content.getLastCreatedEntityKey());
      onComplete(DraftJS.EditorState.push(editorState, changed, 'insert-characters'));
    }

    field(name, control) {
      return el('label', { className: 'figure-dialog__field' }, this.state.texts[name] || '', control);
    }

    select(name, options, change, size) {
      return el('select', { name, size, value: this.state[name], onChange: event => change(event.target.value) },
        options.map(([key, text]) => el('option', { key, value: key }, text)));
    }

    render() {
      const { texts, periods, figures, code, asked } = this.state;
      const forms = figures.find(one => one.code === code)?.forms || [];
      return el('dialog', { ref: this.dialog, className: 'figure-dialog', onClose: () => this.props.onClose(), 'aria-label': texts.title },
        el('form', { onSubmit: this.insert },
          el('h2', null, texts.title),
          this.field('search', el('input', { type: 'search', value: asked, onChange: event => this.search(event.target.value) })),
          this.field('code', this.select('code', this.found().map(one => [one.code, `${one.label}: ${one.display}`]),
            value => this.setState({ code: value, form: 'number' }), 7)),
          this.field('years', this.select('years', periods, value => this.load(value))),
          this.field('form', this.select('form', forms.map(one => [one.key, one.text]), value => this.setState({ form: value }))),
          el('p', { className: 'figure-dialog__buttons' },
            el('button', { type: 'submit', className: 'button', disabled: !code }, texts.insert),
            el('button', { type: 'button', className: 'button button-secondary', onClick: () => this.dialog.current.close() }, texts.cancel))));
    }
  }

  /** A figure in the line: what it says now, whatever was stored beside the reference. */
  class Figure extends React.Component {
    constructor(props) {
      super(props);
      this.state = { words: '' };
    }

    componentDidMount() {
      const { code, form, years } = this.props.contentState.getEntity(this.props.entityKey).getData();
      choices(years || '0').then(({ figures }) => this.setState({ words: wordsOf(figures, code, form) }));
    }

    render() {
      const { code } = this.props.contentState.getEntity(this.props.entityKey).getData();
      return el('span', { className: 'figure-in-text', title: code, 'data-words': this.state.words }, this.props.children);
    }
  }

  draftail.registerPlugin({ type: 'FIGURE', source: FigureSource, decorator: Figure }, 'entityTypes');
})();
