/** The files of a site that are no pages of sections and entries, relative to its folder. */
export const sitePaths = {
  script: 'assets/site.js',
  style: 'assets/site.css',
  noScriptStyle: 'assets/no-script.css',
  icon: 'assets/icon.svg',
  searchData: (folder: string, language: string) => `${folder}assets/search.${language}.json`,
  search: (folder: string) => `${folder}search.html`,
  jsonIndex: 'data/index.json',
  jsonEntry: (id: string) => `data/entries/${id}.json`,
  jsonSchema: 'data/schema.json',
  llms: 'llms.txt',
  notFound: '404.html',
  sitemap: 'sitemap.xml',
} as const;
