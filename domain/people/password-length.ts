/** Characters of a password. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
