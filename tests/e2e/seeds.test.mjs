// The five seed articles through the real worker: what the gold says is found in the page.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { openList, openSample, plain, seeds, setDay, site, voices } from './support.mjs';

const page = site();
const MINIMUM = 3;

for (const { index, name, gold, text } of seeds) {
  describe(`${name} is read in the page`, () => {
    test('its people are listed, and nobody who is not in it', () =>
      page.visit(async (view) => {
        await openSample(view, index);
        const list = await openList(view, /People/);
        const people = gold.entities.filter(
          (/** @type {any} */ e) =>
            e.type === 'person' &&
            !e.members &&
            !e.unnamed &&
            e.mentions.some((/** @type {any} */ m) => m.form === 'name' && !m.boilerplate),
        );
        const shown = (await list.getByRole('link').allTextContents()).map(plain);
        const found = people.filter((/** @type {any} */ e) => shown.includes(e.name));
        assert.ok(
          found.length >= Math.min(MINIMUM, people.length),
          `of ${people.map((/** @type {any} */ e) => e.name)} the list has only ${found.map((/** @type {any} */ e) => e.name)}: ${shown}`,
        );
        assert.ok(!shown.includes('Angela Merkel'));
      }));

    test('its dates are listed with their values once the day is given', () =>
      page.visit(async (view) => {
        await openSample(view, index);
        await setDay(view, gold.reference_date);
        await view.getByText('chosen by you').waitFor();
        const list = await openList(view, /Timeline/);
        const dates = gold.dates.filter(
          (/** @type {any} */ d) => !d.optional && !d.boilerplate && /^\d{4}(-\d\d){0,2}$/.test(d.value),
        );
        const shown = await list.evaluate((element) =>
          [...element.querySelectorAll('li')].map((li) => ({
            value: li.querySelector('time')?.getAttribute('datetime'),
            text: li.textContent ?? '',
          })),
        );
        const right = dates.filter((/** @type {any} */ d) =>
          shown.some((row) => row.value === d.value && row.text.includes(d.text)),
        );
        assert.ok(
          right.length >= Math.min(MINIMUM, dates.length),
          `of ${dates.map((/** @type {any} */ d) => `${d.text}=${d.value}`)} only ${right.map((/** @type {any} */ d) => d.text)}`,
        );
      }));

    test('its quotes are listed with their speakers', () =>
      page.visit(async (view) => {
        await openSample(view, index);
        const shown = await voices(view);
        const quotes = gold.quotes.filter(
          (/** @type {any} */ q) =>
            q.kind !== 'indirect' && !q.boilerplate && !q.duplicate_of && q.entity && q.parts.length,
        );
        const right = quotes.filter((/** @type {any} */ q) => {
          const words = plain(q.text.slice(q.parts[0][0] - q.start, q.parts[0][1] - q.start))
            .split(' ')
            .slice(0, 4)
            .join(' ')
            .replace(/[”",.]+$/, '');
          return shown.some((row) => row.speaker === q.speaker_name && row.quote.includes(words));
        });
        assert.ok(
          right.length >= MINIMUM,
          `of ${quotes.length} quotes only ${right.length} have the right speaker; the page shows ${JSON.stringify(shown.map((s) => [s.speaker, s.quote.slice(0, 30)]))}`,
        );
      }));

    test('its words stand in the article unchanged and in order', () =>
      page.visit(async (view) => {
        await openSample(view, index);
        const shown = await view.locator('article .words').allTextContents();
        assert.equal(plain(shown.join(' ')), plain(text));
      }));
  });
}
