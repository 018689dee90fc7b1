// For compilers that look for every import: a style sheet gives nothing.
export {};
