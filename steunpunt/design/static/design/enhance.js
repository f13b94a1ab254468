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
})();
