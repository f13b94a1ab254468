// A live figure in the editor: a dialog to choose a figure and a form, by mouse or keyboard.
(() => {
  const { React, DraftJS, draftail } = window;
  const el = React.createElement;

  const yearOf = () => document.querySelector('[name="period_code"]')?.value || 'live';

  class FigureSource extends React.Component {
    constructor(props) {
      super(props);
      this.state = { figures: [], code: '', form: 'number' };
      this.dialog = React.createRef();
      this.insert = this.insert.bind(this);
    }
    componentDidMount() {
      this.dialog.current.showModal();
      const base = document.querySelector('a[href*="edities"]')?.getAttribute('href') || '/beheer/edities/';
      fetch(base.replace('edities/', `cijferkeuze/${yearOf()}/`), { credentials: 'same-origin' })
        .then(answer => answer.json())
        .then(({ figures }) => this.setState({ figures, code: figures[0]?.code || '' }));
    }
    insert(event) {
      event.preventDefault();
      const { editorState, entityType, onComplete } = this.props;
      const { code, form, figures } = this.state;
      const figure = figures.find(one => one.code === code);
      const words = figure?.forms.find(one => one.key === form)?.text || code;
      const content = editorState.getCurrentContent()
        .createEntity(entityType.type, 'IMMUTABLE', { code, form, years: '0' });
      const key = content.getLastCreatedEntityKey();
      const changed = DraftJS.Modifier.replaceText(
        content, editorState.getSelection(), words, null, key);
      onComplete(DraftJS.EditorState.push(editorState, changed, 'insert-characters'));
    }
    render() {
      const { figures, code, form } = this.state;
      const forms = figures.find(one => one.code === code)?.forms || [];
      const select = (name, value, options) => el('select', {
        value, 'aria-label': name, style: { display: 'block', margin: '0 0 1rem', inlineSize: '100%' },
        onChange: event => this.setState(name === 'figure'
          ? { code: event.target.value, form: 'number' } : { form: event.target.value }),
      }, options.map(([key, text]) => el('option', { key, value: key }, text)));
      return el('dialog', { ref: this.dialog, onClose: () => this.props.onClose(), style: { padding: '1.5rem', inlineSize: '32rem' } },
        el('form', { onSubmit: this.insert },
          select('figure', code, figures.map(one => [one.code, `${one.label}: ${one.display}`])),
          select('form', form, forms.map(one => [one.key, one.text])),
          el('button', { type: 'submit', className: 'button' }, '✓'), ' ',
          el('button', { type: 'button', className: 'button button-secondary', onClick: () => this.dialog.current.close() }, '✕')));
    }
  }

  const Figure = props => {
    const { code, form } = props.contentState.getEntity(props.entityKey).getData();
    return el('span', { title: `${code} (${form})`, style: { borderBottom: '2px dotted currentColor' } }, props.children);
  };

  draftail.registerPlugin({ type: 'FIGURE', source: FigureSource, decorator: Figure }, 'entityTypes');
})();
