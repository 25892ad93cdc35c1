/** The version of this program that files and metadata name; a test compares it with package.json. */
export const SOFTWARE_VERSION = '0.1.0';
