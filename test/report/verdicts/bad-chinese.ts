/** Half-width punctuation between Han letters, or Han and Latin letters that touch. */
export const badChinese = /\p{Script=Han}[,.;:?!()]|[,;:?!()]\p{Script=Han}|\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u;
