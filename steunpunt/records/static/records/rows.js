/* Adds rows to a form. Without this, the form shows one empty row at a time. */
for (const adder of document.querySelectorAll('[data-add-row]')) {
  const name = adder.dataset.addRow;
  const rows = document.querySelector(`[data-rows="${name}"]`);
  const blank = document.querySelector(`[data-row-of="${name}"]`);
  const total = document.querySelector(`#id_${name}-TOTAL_FORMS`);
  adder.hidden = false;
  adder.querySelector('button').addEventListener('click', () => {
    const made = blank.content.cloneNode(true);
    for (const element of made.querySelectorAll('*')) {
      for (const attribute of element.attributes) {
        attribute.value = attribute.value.replaceAll('__prefix__', total.value);
      }
    }
    total.value = Number(total.value) + 1;
    rows.append(made);
    rows.lastElementChild.querySelector('input:not([type=hidden]), select')?.focus();
  });
}
