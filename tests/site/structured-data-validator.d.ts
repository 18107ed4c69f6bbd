/** The package brings no types. */
declare module '@adobe/structured-data-validator' {
  export interface Issue {
    issueMessage: string;
    severity: 'ERROR' | 'WARNING';
    fieldNames: string[];
  }
  type ByType = Record<string, unknown>;
  export default class Validator {
    constructor(schemaOrgJson?: object);
    validate(data: { jsonld: ByType; microdata: ByType; rdfa: ByType }): Promise<Issue[]>;
  }
}
