// The windows: the list of keys, and what the page keeps and lets out.
import { byId, fill, h } from '../dom.js';
import { COMMANDS, keyFor, nameOf } from './keys.js';
import { runProof, showPolicy } from '../privacy/proof.js';

/** @typedef {import("../state.js").State} State */

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @param {import("../annotator/client.js").Client} client @returns {import("../state.js").View} */
export function dialogs(actions, store, client) {
  const root = /** @type {HTMLDialogElement} */ (byId('dialog'));
  const results = h('div', { class: 'proof', 'aria-live': 'polite' });
  root.addEventListener('close', () => {
    if (store.state.dialog) actions.openDialog(null);
  });
  root.addEventListener('click', (event) => {
    if (event.target === root) actions.openDialog(null);
  });

  return (state, before) => {
    if (
      state.dialog === before.dialog &&
      state.keys === before.keys &&
      state.keysOn === before.keysOn &&
      state.remember === before.remember
    )
      return;
    if (!state.dialog) {
      if (root.open) root.close();
      return;
    }
    root.setAttribute('aria-labelledby', 'dialog-title');
    fill(
      root,
      state.dialog === 'keys' ? keyList(state, actions) : privacy(state, actions, results, client),
      h(
        'p',
        { class: 'dialog-foot' },
        h('button', { type: 'button', 'data-key': 'close', onclick: () => actions.openDialog(null) }, 'Close'),
      ),
    );
    if (!root.open) root.showModal();
  };
}

/** @param {State} state @param {import("../actions.js").Actions} actions */
function keyList(state, actions) {
  /** @param {string} command @param {HTMLElement} button */
  const change = (command, button) => {
    button.textContent = 'Press a key…';
    /** @param {KeyboardEvent} event */
    const listen = (event) => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      button.removeEventListener('keydown', listen);
      const name = nameOf(event);
      const taken = Object.keys(COMMANDS).find((other) => other !== command && keyFor(store(), other) === name);
      if (name === 'Tab' || name === 'Escape' || taken) {
        button.textContent = keyFor(store(), command);
        if (taken) actions.say({ text: `${name} already means “${COMMANDS[taken].does}”.` });
      } else actions.settings({ keys: { ...store().keys, [command]: name } });
    };
    button.addEventListener('keydown', listen);
  };
  const store = () => state;
  const on = h('input', {
    type: 'checkbox',
    id: 'keys-on',
    'data-key': 'keys-on',
    checked: state.keysOn,
    onchange: () => actions.settings({ keysOn: !state.keysOn }),
  });
  return [
    h('h2', { class: 'dialog-title', id: 'dialog-title' }, 'Keys'),
    h(
      'p',
      null,
      'They work while the focus is in the article; Tab takes you there, and to its first mark. Everything they do can also be done by mouse or touch, and from the lists.',
    ),
    h(
      'p',
      { class: 'dialog-check' },
      on,
      h(
        'label',
        { for: 'keys-on' },
        'Single letters are keys. Turn this off if you speak to your computer or press keys by accident.',
      ),
    ),
    h(
      'table',
      { class: 'keys' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Does'), h('th', { scope: 'col' }, 'Key'))),
      h(
        'tbody',
        null,
        Object.entries(COMMANDS).map(([command, { does }]) => {
          const button = h(
            'button',
            { type: 'button', 'data-key': command, title: 'Change this key' },
            keyFor(state, command),
          );
          button.addEventListener('click', () => change(command, button));
          return h('tr', null, h('td', { id: `does-${command}` }, does), h('td', null, button));
        }),
        h('tr', null, h('td', null, 'Hide or show one kind, in the order of the legend'), h('td', null, '1 – 9')),
        h('tr', null, h('td', null, 'Read what is in the box'), h('td', null, 'Ctrl+Enter')),
      ),
    ),
    Object.keys(state.keys).length > 0 &&
      h(
        'p',
        null,
        h('button', { type: 'button', onclick: () => actions.settings({ keys: {} }) }, 'Back to the keys as given'),
      ),
  ];
}

/** @param {State} state @param {import("../actions.js").Actions} actions @param {HTMLElement} results @param {import("../annotator/client.js").Client} client */
function privacy(state, actions, results, client) {
  const keep = h('input', {
    type: 'checkbox',
    id: 'keep',
    'data-key': 'keep',
    checked: state.remember,
    onchange: () => actions.settings({ remember: !state.remember }),
  });
  return [
    h('h2', { class: 'dialog-title', id: 'dialog-title' }, 'What leaves this page: nothing'),
    h(
      'p',
      null,
      'The program that reads the article runs in your browser. A security policy, which the browser enforces, forbids this page and its worker to reach any other address, so not even a mistake of ours could send your text away. You need not take our word for it.',
    ),
    h(
      'p',
      null,
      h(
        'button',
        { type: 'button', class: 'primary', 'data-key': 'prove', onclick: () => runProof(results, client) },
        'Try to get something out',
      ),
    ),
    results,
    h(
      'p',
      { class: 'dialog-small' },
      'What no policy covers is going to another page yourself. There is no link here that does, and the address of this page never holds any of your text.',
    ),
    h('details', null, h('summary', null, 'The policy in force'), showPolicy()),
    h('h3', null, 'What is kept'),
    h(
      'p',
      { class: 'dialog-check' },
      keep,
      h(
        'label',
        { for: 'keep' },
        'Keep these texts, my corrections and my keys in this browser, so that they are here when I come back. Off unless you turn it on.',
      ),
    ),
    h(
      'p',
      null,
      h('button', { type: 'button', 'data-key': 'wipe', onclick: () => actions.wipe() }, 'Wipe everything'),
      ' takes away the texts, the corrections, and all that was kept.',
    ),
  ];
}
