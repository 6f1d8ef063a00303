// The menu behind the dots: what is done now and then.
import { byId, fill, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';
import { close, drop } from './drop.js';
import { keyFor } from './keys.js';

const NEXT_TAGS = /** @type {const} */ ({ first: 'all', all: 'none', none: 'first' });
const TAGS = { first: 'at the first of each kind', all: 'at every name and date', none: 'nowhere' };

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function menu(actions, store) {
  const root = byId('menu');

  /** @param {string} label @param {() => unknown} run @param {{key?: string, pressed?: boolean, stays?: boolean, more?: string}} [how] */
  const row = (label, run, { key, pressed, stays, more } = {}) =>
    h(
      'li',
      null,
      h(
        'button',
        {
          type: 'button',
          class: 'menu-row',
          'data-key': label,
          'aria-pressed': pressed === undefined ? null : String(pressed),
          onclick: () => {
            if (!stays) close('menu');
            run();
          },
        },
        h('span', null, label, more && h('span', { class: 'menu-more' }, ` ${more}`)),
        key && h('kbd', null, key),
      ),
    );

  const draw = () => {
    const { state } = store;
    const shown = KINDS.some(({ kind }) => !state.hidden.has(kind));
    fill(
      root,
      h('ul', { class: 'menu-rows' }, [
        row('Edit the text', actions.write),
        row('Plain text', () => actions.setPlain(!store.state.plain), { pressed: state.plain }),
        row(shown ? 'Hide all marks' : 'Show all marks', () => actions.hide(shown ? KINDS.map((k) => k.kind) : []), {
          key: keyFor(state, 'hideAll'),
          stays: true,
        }),
        row('Tags', () => actions.setTags(NEXT_TAGS[store.state.tags]), { stays: true, more: TAGS[state.tags] }),
      ]),
      h('ul', { class: 'menu-rows' }, [
        row('Print', () => setTimeout(() => print()), { key: 'Ctrl+P' }),
        row('Keys', () => actions.openDialog('keys'), { key: keyFor(state, 'help') }),
        row('Privacy', () => actions.openDialog('privacy')),
      ]),
    );
  };
  const again = drop('menu', draw);
  return (state, before) =>
    again(state.hidden !== before.hidden || state.tags !== before.tags || state.plain !== before.plain);
}
