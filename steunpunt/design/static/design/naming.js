// Fields that Wagtail leaves without a name take that of the nearest label: the text
// boxes of the report, what stands in a list, tags, files. Also for parts that come in later.
(() => {
  const FIELDS = '[role="textbox"], input:not([type="hidden"]), select, textarea';
  let given = 0;

  const isNamed = field =>
    field.labels?.length || field.hasAttribute('aria-label') || field.hasAttribute('aria-labelledby');

  /** Going outward, the first label that does not name another field; or the button over a file. */
  const labelOf = field => {
    for (let around = field.parentElement; around; around = around.parentElement) {
      const label = around.querySelector(':scope > label, :scope.replace-file-input > button');
      if (label && !label.control?.checkVisibility()) return label;
    }
    return null;
  };

  const name = root => {
    for (const field of root.querySelectorAll(FIELDS)) {
      const label = isNamed(field) ? null : labelOf(field);
      if (!label) continue;
      label.id ||= `naming-${given += 1}`;
      field.setAttribute('aria-labelledby', label.id);
    }
    // As regions they would be landmarks, a hundred of them, many with the same name.
    for (const part of root.querySelectorAll('section.w-panel--nested')) part.setAttribute('role', 'group');
  };

  const watcher = new MutationObserver(changes => {
    for (const { target, addedNodes } of changes) if (addedNodes.length) name(target);
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });
  name(document);
})();
