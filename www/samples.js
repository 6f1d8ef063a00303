// The five sample articles: what each is called here and what it shows.

/** @type {{file: string, title: string, shows: string}[]} */
export const SAMPLES = [
  {
    file: '000_95a2c40afd62a794.txt',
    title: 'A treaty, and a list in its way',
    shows: 'Five voices, and other headlines dropped into the middle, which are set aside.',
  },
  {
    file: '001_1d11b664f2ddbc09.txt',
    title: 'Which Wednesday?',
    shows: 'Only weekdays are named. Give it the day it was written and they turn into dates.',
  },
  {
    file: '002_24441fc46dfa6e3e.txt',
    title: 'The report printed twice',
    shows: 'The whole body stands there twice. The copy is dimmed.',
  },
  {
    file: '003_e8ea97ef6f11ea24.txt',
    title: 'An agency report',
    shows: 'Captions, a dateline and a dated photograph: the day is in the text.',
  },
  {
    file: '004_29f5c71f6cb94f25.txt',
    title: 'A page dated five weeks late',
    shows: 'Dates from 2000 to last September, and a page date that isn’t the story’s.',
  },
];
