import type { TokenizerCallbacks } from 'htmlparser2';

/** The events of a tokenizer that reads a source from `by` on, with places of the whole source. */
export function shiftEvents(events: TokenizerCallbacks, by: number): TokenizerCallbacks {
  return {
    onattribdata: (start, end) => events.onattribdata(start + by, end + by),
    onattribentity: (codepoint) => events.onattribentity(codepoint),
    onattribend: (quote, end) => events.onattribend(quote, end + by),
    onattribname: (start, end) => events.onattribname(start + by, end + by),
    oncdata: (start, end, offset) => events.oncdata(start + by, end + by, offset),
    onclosetag: (start, end) => events.onclosetag(start + by, end + by),
    oncomment: (start, end, offset) => events.oncomment(start + by, end + by, offset),
    ondeclaration: (start, end) => events.ondeclaration(start + by, end + by),
    onend: () => events.onend(),
    onopentagend: (end) => events.onopentagend(end + by),
    onopentagname: (start, end) => events.onopentagname(start + by, end + by),
    onprocessinginstruction: (start, end) => events.onprocessinginstruction(start + by, end + by),
    onselfclosingtag: (end) => events.onselfclosingtag(end + by),
    // -1 where a source ends within a closing tag: htmlparser2 12 then gives its last character.
    ontext: (start, end) => events.ontext(start < 0 ? start : start + by, end + by),
    ontextentity: (codepoint, end) => events.ontextentity(codepoint, end + by),
    isInForeignContext: () => events.isInForeignContext?.() ?? false,
  };
}

const ignore = () => {};
const noEvents: TokenizerCallbacks = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};

/** Only the texts of a piece of a source. */
export const shiftTexts = (events: TokenizerCallbacks, by: number): TokenizerCallbacks => ({
  ...noEvents,
  ontext: (start, end) => events.ontext(start + by, end + by),
  ontextentity: (codepoint, end) => events.ontextentity(codepoint, end + by),
});

/** Only the value of an attribute. */
export const shiftValue = (events: TokenizerCallbacks, by: number): TokenizerCallbacks => ({
  ...noEvents,
  onattribdata: (start, end) => events.onattribdata(start + by, end + by),
  onattribentity: (codepoint) => events.onattribentity(codepoint),
});
