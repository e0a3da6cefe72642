// A live page: counts down, moves questions smoothly, and says when the connection is lost.
'use strict';

(() => {
  const lost = document.getElementById('lost');
  const told = document.getElementById('told');
  const page = document.querySelector('[sse-connect]');
  // The session's clock when the newest view was rendered, and ours when it came.
  let at = 0;
  let pace = 1;
  let came = 0;

  const received = () => {
    const now = page.querySelector('[data-at]');
    if (now) {
      at = Number(now.dataset.at);
      pace = Number(now.dataset.pace);
      came = performance.now();
    }
    for (const card of page.querySelectorAll('.card[data-key]')) {
      // What is out of the picture must not move through it.
      const list = card.closest('ol');
      const outside = list && card.getBoundingClientRect().left >= list.getBoundingClientRect().right;
      card.style.viewTransitionName = outside ? 'none' : 'card-' + card.dataset.key;
    }
    tick();
    tell();
  };

  const clock = (millis) => {
    const seconds = Math.max(0, Math.ceil(millis / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const two = (number) => String(number).padStart(2, '0');
    return (hours > 0 ? hours + ':' + two(minutes) : minutes) + ':' + two(seconds % 60);
  };

  const tick = () => {
    const now = at + (performance.now() - came) * pace;
    for (const left of page.querySelectorAll('[data-until]')) {
      const text = clock(Number(left.dataset.until) - now);
      if (left.textContent !== text) {
        left.textContent = text;
      }
    }
  };

  // What has changed is told to screen readers by an element that is never replaced.
  const known = new Map();
  const tell = () => {
    const news = [];
    for (const part of page.querySelectorAll('[data-tell]')) {
      const text = part.innerText.trim();
      if (known.has(part.dataset.tell) && known.get(part.dataset.tell) !== text) {
        news.push(text);
      }
      known.set(part.dataset.tell, text);
    }
    if (news.length > 0) {
      told.textContent = news.join('. ');
    }
  };

  let since = null;
  const connected = (yes) => {
    since = yes ? null : since || performance.now();
    lost.textContent = yes || page.querySelector('.gone') ? '' : lost.dataset.text;
  };

  // The extension waits up to a minute between its attempts.
  setInterval(() => {
    if (since && performance.now() - since > 10000 && !page.querySelector('.gone')) {
      fetch(location.href).then((answer) => answer.ok && since && location.reload()).catch(() => {});
    }
  }, 5000);

  document.body.addEventListener('htmx:sseOpen', () => connected(true));
  document.body.addEventListener('htmx:sseError', () => connected(false));
  document.body.addEventListener('htmx:sseClose', () => connected(true));
  // A transition that the next change cuts short is none to complain of.
  addEventListener('unhandledrejection', (event) => event.reason?.name === 'AbortError' && event.preventDefault());
  document.body.addEventListener('htmx:afterSwap', received);
  received();
  setInterval(tick, 250);
})();
