try {
  document.documentElement.dataset.theme = localStorage['field-guide:theme'] || '';
} catch {}
