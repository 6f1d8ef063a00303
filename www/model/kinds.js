// The kinds of things that are marked: their names, their short tags and their order everywhere.

/** @typedef {"person"|"organization"|"place"|"group"|"event"|"law"|"work"|"date"|"quote"} Kind */

/** @type {{kind: Kind, one: string, many: string, tag: string, about: string}[]} */
export const KINDS = [
  { kind: 'person', one: 'person', many: 'People', tag: 'per', about: 'people by name, title or pronoun' },
  {
    kind: 'organization',
    one: 'organization',
    many: 'Organizations',
    tag: 'org',
    about: 'companies, parties, agencies, and capitals that stand for a government',
  },
  { kind: 'place', one: 'place', many: 'Places', tag: 'place', about: 'countries, cities, regions, buildings' },
  {
    kind: 'group',
    one: 'group',
    many: 'Groups',
    tag: 'group',
    about: 'nationalities, peoples, religions, members of a party',
  },
  { kind: 'event', one: 'event', many: 'Events', tag: 'event', about: 'wars, games, disasters and others with a name' },
  { kind: 'law', one: 'law or agreement', many: 'Laws', tag: 'law', about: 'acts, treaties, agreements with a name' },
  { kind: 'work', one: 'work', many: 'Works', tag: 'work', about: 'titles of books, films, songs, and products' },
  { kind: 'date', one: 'date', many: 'Dates', tag: 'date', about: 'dates, times, lengths of time' },
  { kind: 'quote', one: 'quote', many: 'Quotes', tag: 'quote', about: 'what was said, in marks or reported' },
];

/** @type {Kind[]} */
export const ENTITY_KINDS = KINDS.map((k) => k.kind).filter((k) => k !== 'date' && k !== 'quote');

/** @param {string} kind */
export const about = (kind) => KINDS.find((k) => k.kind === kind) ?? KINDS[0];
