/** Links that one complaint may have: they are part of its state. */
export const linksAtMost = 50;
