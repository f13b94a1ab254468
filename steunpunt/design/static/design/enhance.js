// Enhancement only: every page reads and works without this file.
(() => {
  // Chapter navigation: mark the chapter in view.
  const nav = document.querySelector('.chapters');
  if (nav && 'IntersectionObserver' in window) {
    const links = new Map([...nav.querySelectorAll('a')].map(a => [a.hash.slice(1), a]));
    const io = new IntersectionObserver(entries => {
      for (const e of entries) {
        if (!e.isIntersecting) continue;
        links.forEach(a => a.removeAttribute('aria-current'));
        const a = links.get(e.target.id);
        if (!a) continue;
        a.setAttribute('aria-current', 'true');
        const list = nav.querySelector('ol');
        list.scrollTo({ left: a.offsetLeft - list.clientWidth / 3 });
      }
    }, { rootMargin: '-30% 0px -60% 0px' });
    links.forEach((_, id) => { const s = document.getElementById(id); if (s) io.observe(s); });
  }
  // Move focus to the error summary after a failed submit.
  document.querySelector('[data-error-summary][data-autofocus]')?.focus();
  // Suggest what somebody may mean while they type.
  for (const field of document.querySelectorAll('[data-suggest]')) {
    const list = document.createElement('datalist');
    let soon;
    list.id = `${field.id}-suggested`;
    field.after(list);
    field.setAttribute('list', list.id);
    field.addEventListener('input', () => {
      clearTimeout(soon);
      soon = setTimeout(async () => {
        const asked = new URLSearchParams({ [field.name]: field.value });
        const answer = await fetch(`${field.dataset.suggest}?${asked}`);
        if (answer.ok) list.innerHTML = await answer.text();
      }, 200);
    });
  }
})();
