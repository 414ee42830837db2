import { type DoubtNote, doubtNotes, type VerdictNote } from '../../model/verdict.ts';

const notes: ReadonlySet<VerdictNote | undefined> = new Set<VerdictNote>(doubtNotes);

/** Whether a note says that a person has to decide about a link that answers. */
export const isDoubtNote = (note: VerdictNote | undefined): note is DoubtNote => notes.has(note);
