import type { SourceFile } from '../src/list/finding.ts';

/** English lists for the bench, invented: one as data, with all that an entry may have, and a README that makes the usual mistakes. */

const list = `title: { en: Awesome Boats }
languages: [en]
sections:
  - id: hulls
    name: { en: Hulls }
    introduction: { en: "_What floats._" }
    sections:
      - { id: keels, name: { en: Keels & Rudders } }
  - id: papers
    name: { en: Papers }
  - id: data
    name: { en: Data }
    sort: year
`;

const entries: Record<string, string> = {
  barge: `kind: toolkit
section: hulls
name: { en: Barge }
description: { en: "Draws flat hulls, and rounds them with \`hull.round()\`." }
links:
  - { role: code, url: "https://github.com/boats-invented/barge" }
  - { role: docs, url: "https://docs.boats.invented.org/barge" }
`,
  canoe: `kind: toolkit
section: hulls
name: { en: canoe_kit (old) }
description: { en: "Builds canoes after the plans of the Paddle Society" }
status: { state: archived, since: 2024-05-01 }
links:
  - { role: homepage, url: "https://canoe.invented.org/kit_(old)" }
  - { role: homepage, url: "https://paddle.invented.org/", label: { en: Paddle Society } }
`,
  dinghy: `kind: product
section: hulls
name: { en: Dinghy }
links:
  - { role: homepage, url: "https://dinghy.invented.org/", gone: 2025-02-03 }
`,
  'fin-keel': `kind: toolkit
section: keels
name: { en: Fin C# }
description: { en: "Cuts fins & bulbs, 20% lighter than <before>?" }
license: MIT
links:
  - { role: code, url: "https://github.com/boats-invented/fin" }
  - { role: demo, url: "https://fin.invented.org/demo" }
`,
  drag: `kind: paper
section: papers
title: On the Drag of Wooden Hulls
authors: [Ada Keelson, Ben Thwart, Cy Gunwale, Di Strake]
venue: Journal of Invented Boats
year: 2021
description: { en: Measures the drag of hulls that nobody built. }
links:
  - { role: paper, url: "https://papers.boats.invented.org/drag.pdf" }
`,
  tides: `kind: dataset
section: data
name: { en: Tides of 1900 }
description: { en: "Tide gauges, hour by hour!" }
year: 2019
links:
  - { role: data, url: "https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv", code: "t1de" }
  - { role: mirror, url: "https://mirror.boats.invented.org/tides", requires: registration }
`,
};

/** The list as its files. */
export const ownList: SourceFile[] = [
  { path: 'data/list.yml', text: list },
  ...Object.entries(entries).map(([id, text]) => ({ path: `data/${id}.yml`, text })),
];

/** What a maintainer writes around it: the title with the badge that awesome-lint asks for, and the last section. */
export const ownReadme = `# Awesome Boats [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> Things for people who build boats.

<!-- listkeeper:start -->
<!-- listkeeper:end -->

## Contributing

See [how to take part](contributing.md).
`;

/** Somebody's README with the mistakes that lists have. */
export const strangersReadme = `# Awesome Oars [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> Oars and all that moves them.

## Contents

- [Blades](#blades)
- [Looms](#Looms)
- [Related](#related)

## Blades

_What touches the water._

* [spoon](https://github.com/oars-invented/spoon) - spoon is a Javascript library for blades
* [Cleaver](https://cleaver.invented.org) – asymmetric blades, like [Big Blades](https://big.invented.org) but lighter.
* [tulip](https://tulip.invented.org): an older form, see \`tulip.shape()\`
* [Macon](https://macon.invented.org) Macon - the blade of 1959 (and after)

**[⬆ back to top](#contents)**

## Looms

* [carbon-loom](https://carbon.invented.org) - io.Reader for the stiffness of looms.
* [ash](https://ash.invented.org)
* [Scan](https://scan.invented.org) - Scan looms for cracks
  * [Scan more](https://more.invented.org) - finds cracks in blades, too;

### Sleeves

* [Sleeves](https://sleeves.invented.org) - Sleeves and buttons
* [pitch](https://pitch.invented.org) — Pitch provides inserts of github users: 1°, 2° and 3°…
* [C++ oar](https://cpp.invented.org) - c++ models of oars
* [gate](https://gate.invented.org) - the gate, on macos & linux

## Related

- [Awesome Boats](https://boats.invented.org/awesome)
- [Awesome Sculls](https://sculls.invented.org/awesome) - More of that.
`;
