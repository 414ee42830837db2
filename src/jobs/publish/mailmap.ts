/**
 * `.mailmap`: how people want to be named, where their commits say otherwise. Source:
 * https://git-scm.com/docs/gitmailmap
 */

interface Person {
  name: string;
  email: string;
}

export type Mailmap = readonly { name?: string; email?: string; oldName?: string; oldEmail: string }[];

/** More lines than any project has. */
const maxLines = 5000;

const linePattern = /^([^<>#]*)<([^<>\s]*)>(?:([^<>#]*)<([^<>\s]*)>)?\s*(?:#.*)?$/;

/** Lines that are no entries are left out. */
export function parseMailmap(text: string): Mailmap {
  return text
    .split(/\r?\n/, maxLines)
    .filter((line) => line.length < 1000)
    .flatMap((line) => {
      const [, first = '', email = '', second = '', oldEmail] = linePattern.exec(line.trim()) ?? [];
      const name = first.trim() === '' ? {} : { name: first.trim() };
      if (email === '') return [];
      if (oldEmail === undefined) return [{ ...name, oldEmail: email.toLowerCase() }];
      const oldName = second.trim() === '' ? {} : { oldName: second.trim().toLowerCase() };
      return [{ ...name, email, ...oldName, oldEmail: oldEmail.toLowerCase() }];
    });
}

/** The person as the file names them: a line for name and address goes before one for the address. */
export function applyMailmap({ name, email }: Person, mailmap: Mailmap): Person {
  const same = mailmap.filter(({ oldEmail }) => oldEmail === email.toLowerCase());
  const found =
    same.findLast(({ oldName }) => oldName === name.toLowerCase()) ?? same.findLast(({ oldName }) => oldName === undefined);
  return { name: found?.name ?? name, email: found?.email ?? email };
}
