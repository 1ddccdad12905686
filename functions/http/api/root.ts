/** Where the calls of the API stand. */
export const apiRoot = '/api/v1'
