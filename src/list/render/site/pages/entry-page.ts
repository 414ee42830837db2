import { html } from '../../../../text/escape/html.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import type { EntryView } from '../entries/index.ts';
import { getPublicUrl } from '../relative-path.ts';
import type { PlannedEntry } from '../site-plan.ts';
import { renderBreadcrumbs } from './chapter-page.ts';
import { renderAside } from './contents.ts';
import { renderFactValue, renderLinks, renderMarks } from './entry-card.ts';
import { renderLang, renderProse, renderText } from './markup.ts';
import type { Page } from './page.ts';
import { renderShell } from './shell.ts';
import { describeEntry } from './structured-data.ts';

/** The page of one entry: all of its facts and links, with what the last check said. */
export function renderEntryPage(page: Page, planned: PlannedEntry, view: EntryView): string {
  const { words, plan, href, site, path, language } = page;
  const { name, otherName, paragraphs, note, links } = view;
  const crumbs = planned.sectionPath.map(
    (section) =>
      html`<a href="${href(plan.sectionPlaces.get(section.id) ?? planned.place)}">${localizeText(section.name, language) ?? section.id}</a>`,
  );
  const facts = view
    .listFacts()
    .map(
      ({ name: label, values }) =>
        html`<div><dt>${label}</dt><dd>${values.map((value, index) => html`${index === 0 ? '' : '\u00a0· '}${renderFactValue(value, page)}`)}</dd></div>\n`,
    );
  const url = site.address === undefined ? undefined : getPublicUrl(site.address, path);
  const main = html`${renderBreadcrumbs(page, crumbs)}
<article class="sheet">
<h1${renderLang(name.language)}>${name.text}${renderMarks(view)}</h1>
${otherName === undefined ? '' : html`<p class="other-name">${renderText(otherName)}</p>`}
${paragraphs.map(({ text, language: own }) => html`<p${renderLang(own)}>${renderProse(text)}</p>\n`)}
${links.length === 0 ? '' : html`<h2>${words.links}</h2>\n${renderLinks(links, page, { withState: true })}`}
<h2>${words.details}</h2>
<dl class="facts">
${facts}${note === undefined ? '' : html`<div><dt>${words.facts.note}</dt><dd${renderLang(note.language)}>${renderProse(note.text)}</dd></div>\n`}</dl>
<p><a href="${href(planned.place)}">${words.onItsSection}</a></p>
</article>`;
  const chapter = plan.chapters.find(({ section }) => section === planned.sectionPath[0]);
  return renderShell(page, {
    title: name.text,
    description: paragraphs[0]?.text ?? name.text,
    structuredData: { ...describeEntry(view, page), ...(url === undefined ? {} : { mainEntityOfPage: url }) },
    main,
    aside: renderAside(page, chapter),
  });
}
