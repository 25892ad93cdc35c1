/** Ids of what stands around a question's inputs, for the names and descriptions that screen readers give. */
export function questionParts(name: string, { description, error }: { description: string; error: string }) {
  const id = `question-${name}`;
  const title = `${id}-title`;
  const described = [error && `${id}-error`, description && `${id}-description`].filter(Boolean).join(' ');
  return {
    input: id,
    title,
    description: `${id}-description`,
    error: `${id}-error`,
    aria: {
      'aria-labelledby': title,
      ...(described ? { 'aria-describedby': described } : {}),
      ...(error ? { 'aria-invalid': true } : {}),
    },
  } as const;
}
