// What ends a command: a failure that the message alone explains, or a wrong usage.

/** Exit code 1: the message says what is wrong and where. */
export class Failure extends Error {}

/** Exit code 2: the message says what was expected, and the usage follows. */
export class Misuse extends Error {
  constructor(
    message: string,
    readonly command?: string,
  ) {
    super(message);
  }
}
