// The desk: letters do what the buttons say, and what was open or filled in stays so when the page changes.
'use strict';

(() => {
  const desk = document.getElementById('desk');
  const said = document.getElementById('said');
  const keys = document.getElementById('keys');
  const kept = new Map();

  const localTimes = (part) => {
    for (const time of part.querySelectorAll('time[datetime]')) {
      time.textContent = new Date(time.dateTime).toLocaleTimeString(document.documentElement.lang,
        {hour: '2-digit', minute: '2-digit'});
    }
  };

  desk.addEventListener('input', (event) => {
    const field = event.target;
    if (field.id) {
      kept.set(field.id, field.type === 'checkbox' ? field.checked : field.value);
    }
  });
  let focused = null;
  document.body.addEventListener('htmx:beforeSwap', () => {
    focused = desk.contains(document.activeElement) ? document.activeElement.id : null;
  });
  document.body.addEventListener('htmx:sseBeforeMessage', () => {
    focused = desk.contains(document.activeElement) ? document.activeElement.id : null;
  });
  document.body.addEventListener('htmx:afterSwap', (event) => {
    localTimes(document.body);
    for (const [id, value] of kept) {
      const field = document.getElementById(id);
      if (field && field.type === 'checkbox') {
        field.checked = value;
      } else if (field && (field.tagName !== 'SELECT' || [...field.options].some((each) => each.value === value))) {
        field.value = value;
      }
    }
    if (focused && document.activeElement === document.body) {
      const again = document.getElementById(focused);
      if (again) {
        again.focus({preventScroll: true});
      }
    }
    if (event.target === said) {
      const seen = said.querySelector('[data-seen]');
      for (const field of seen ? desk.querySelectorAll('input[name="seen"]') : []) {
        field.value = Math.max(Number(field.value), Number(seen.dataset.seen));
      }
      const first = said.querySelector('.choices button');
      if (first) {
        first.focus();
      }
    }
  });
  // What was done to the time is not to be sent again by what is still filled in.
  document.body.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.successful) {
      kept.clear();
    } else {
      said.textContent = said.dataset.failed;
    }
  });

  // One press at a time: the second of a double click would be told that somebody was quicker.
  let sending = false;
  document.body.addEventListener('htmx:afterRequest', () => {
    sending = false;
  });

  // A form that has just come is sent like any other, and none leaves the page.
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    sending = true;
    const values = Object.fromEntries(new FormData(event.target, event.submitter));
    const seen = desk.querySelector('input[name="seen"]');
    htmx.ajax('POST', 'act', {target: '#said', swap: 'innerHTML', values: {seen: seen ? seen.value : 0, ...values}});
  });

  const articles = () => [...desk.querySelectorAll('article[data-key]')];
  const current = () => document.activeElement && document.activeElement.closest('article[data-key]');

  const move = (by) => {
    const all = articles();
    const at = all.indexOf(current());
    const to = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (to) {
      to.focus();
    }
  };

  const press = (part, letter) => {
    const button = part && part.querySelector('button[data-letter="' + letter + '"]');
    if (button) {
      button.click();
    }
  };

  document.addEventListener('keydown', (event) => {
    const field = event.target;
    const types = field.matches && field.matches('input, select, textarea');
    if (!keys.checked || types || event.ctrlKey || event.metaKey || event.altKey || !/^[a-z]$/.test(event.key)) {
      return;
    }
    if (event.key === 'j' || event.key === 'k') {
      move(event.key === 'j' ? 1 : -1);
    } else if (event.key === 'u') {
      press(said, 'u');
    } else {
      press(current(), event.key);
    }
  });
  keys.checked = localStorage.getItem('keys') !== 'off';
  keys.addEventListener('change', () => localStorage.setItem('keys', keys.checked ? 'on' : 'off'));
  localTimes(document.body);
})();
