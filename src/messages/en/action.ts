/** The log of the GitHub Action. */
export const action = {
  nothingTicked: 'Nothing was ticked in the link health issue.',
};
