/** What a person cannot do in Slack: press a button that is not there, fill a field that is not shown. */
export class Impossible extends Error {}
