// The rehearsal room: times as the reader's clock has them, what is typed, and where the focus goes. What the page shows
// comes from the server.
'use strict';

(() => {
  const lost = document.getElementById('lost');
  const log = document.getElementById('log');
  const composer = document.getElementById('composer');
  const told = document.getElementById('told');
  const form = document.getElementById('form');
  const language = document.documentElement.lang;
  // The session's clock when it was last told, and ours when it came.
  let at = 0;
  let pace = 0;
  let came = 0;
  let told_at = '';

  const STYLES = {
    t: {hour: '2-digit', minute: '2-digit'},
    T: {hour: '2-digit', minute: '2-digit', second: '2-digit'},
    d: {dateStyle: 'short'},
    D: {dateStyle: 'long'},
    f: {dateStyle: 'long', timeStyle: 'short'},
    F: {dateStyle: 'full', timeStyle: 'short'},
  };
  const relative = new Intl.RelativeTimeFormat(language, {numeric: 'auto'});

  const fromNow = (millis) => {
    for (const [unit, length] of [['day', 864e5], ['hour', 36e5], ['minute', 6e4]]) {
      if (Math.abs(millis) >= length) {
        return relative.format(Math.round(millis / length), unit);
      }
    }
    return relative.format(Math.round(millis / 1000), 'second');
  };

  const set = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };

  const now = () => at + (performance.now() - came) * pace;

  const tick = () => {
    const status = document.getElementById('status');
    if (status.dataset.at !== told_at) {
      told_at = status.dataset.at;
      at = Number(status.dataset.at);
      pace = Number(status.dataset.pace);
      came = performance.now();
    }
    for (const time of document.querySelectorAll('time[data-style="R"]')) {
      set(time, fromNow(new Date(time.dateTime).getTime() - now()));
    }
  };

  const dress = () => {
    for (const time of document.querySelectorAll('time[datetime]:not([data-style="R"])')) {
      set(time, new Date(time.dateTime).toLocaleString(language, STYLES[time.dataset.style] || STYLES.t));
    }
    for (const time of document.querySelectorAll('time[data-seconds]')) {
      set(time, new Date(Number(time.dataset.seconds) * 1000).toLocaleTimeString(language, STYLES.t));
    }
    for (const part of document.querySelectorAll('[data-colour]')) {
      part.style.setProperty('--colour', part.dataset.colour);
    }
    tick();
  };

  let atEnd = true;
  const follow = () => {
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  };
  log.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });

  const connected = (yes) => set(lost, yes ? '' : lost.dataset.text);
  document.body.addEventListener('htmx:sseOpen', () => connected(true));
  document.body.addEventListener('htmx:sseError', () => connected(false));
  document.body.addEventListener('htmx:sendError', () => connected(false));

  const show = () => {
    dress();
    follow();
  };
  document.body.addEventListener('htmx:oobAfterSwap', show);
  document.body.addEventListener('htmx:sseMessage', show);

  document.body.addEventListener('htmx:afterSwap', (event) => {
    dress();
    if (event.target === form) {
      const dialog = form.querySelector('dialog');
      dialog.showModal();
      dialog.addEventListener('close', () => form.replaceChildren());
    } else if (event.target === composer) {
      const first = composer.querySelector('input:not([type="hidden"]), select, button');
      if (first) {
        first.focus();
      }
    }
  });
  // A form that was sent closes; one that was refused says why within it.
  document.body.addEventListener('htmx:afterRequest', (event) => {
    const dialog = form.querySelector('dialog');
    if (dialog && dialog.contains(event.detail.elt) && event.detail.successful && event.detail.target === told) {
      const failed = told.querySelector('.failed');
      if (failed) {
        for (const old of dialog.querySelectorAll('.failed')) {
          old.remove();
        }
        dialog.querySelector('h2').after(failed.cloneNode(true));
      } else {
        dialog.close();
      }
    }
    if (event.detail.elt.closest && event.detail.elt.closest('.apps')) {
      event.detail.elt.closest('.apps').open = false;
    }
    if (event.detail.elt.id === 'say' || event.detail.elt.id === 'command') {
      atEnd = true;
      const text = document.getElementById('text');
      if (text && document.activeElement === document.body) {
        text.focus();
      }
      follow();
    }
  });

  // To whom what is written next replies; to nobody without an id.
  const replying = (id, author) => {
    const line = document.getElementById('replying');
    if (line) {
      document.getElementById('reply').value = id;
      line.querySelector('strong').textContent = author;
      line.hidden = !id;
      document.getElementById('text').focus();
    }
  };

  document.body.addEventListener('click', (event) => {
    const reply = event.target.closest('[data-reply]');
    if (reply) {
      replying(reply.dataset.reply, reply.dataset.author);
    } else if (event.target.closest('[data-noreply]')) {
      replying('', '');
    }
    for (const menu of document.querySelectorAll('.apps[open]')) {
      if (reply || !menu.contains(event.target)) {
        menu.open = false;
      }
    }
    const chosen = event.target.closest('.suggestions button');
    if (chosen) {
      const option = chosen.closest('.option');
      option.querySelector('[data-suggests]').value = chosen.textContent;
      option.querySelector('input[type="hidden"]').value = chosen.dataset.value;
      option.querySelector('.suggestions').replaceChildren();
      option.querySelector('[data-suggests]').focus();
    }
    if (event.target.closest('[data-close]')) {
      event.target.closest('dialog').close();
    }
    const place = event.target.closest('a[data-place]');
    if (place) {
      event.preventDefault();
      const to = new URLSearchParams(place.getAttribute('href').slice(1));
      to.set('as', document.getElementById('as').value);
      location.search = to.toString();
    }
  });
  document.body.addEventListener('input', (event) => {
    if (event.target.matches('[data-suggests]')) {
      event.target.closest('.option').querySelector('input[type="hidden"]').value = '';
    }
  });
  document.getElementById('as').addEventListener('change', (event) => event.target.form.submit());

  // Arrow keys go through what is offered; Escape goes back.
  document.body.addEventListener('keydown', (event) => {
    const option = event.target.closest('.option');
    const list = event.target.closest('#composer') &&
      (option ? option.querySelector('.suggestions') : document.getElementById('palette'));
    if (list && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const buttons = [...list.querySelectorAll('button')];
      const here = buttons.indexOf(document.activeElement);
      const next = buttons[here + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) {
        next.focus();
        event.preventDefault();
      }
    } else if (event.key === 'Enter' && event.target.id === 'text' && event.target.value.startsWith('/')) {
      event.preventDefault();
      const first = document.querySelector('#palette button');
      if (first) {
        first.click();
      }
    } else if (event.key === 'Escape' && document.getElementById('cancel')) {
      document.getElementById('cancel').click();
    } else if (event.key === 'Escape') {
      replying('', '');
    }
  });

  document.documentElement.classList.add('script');
  show();
  setInterval(tick, 500);
})();
