/** What the gateway hands over beside a request, for `app.request(path, init, …)`. */
export const requestContextOf = ({ ip, requestId }: { ip: string; requestId?: string }) => ({
  requestContext: { ...(requestId === undefined ? {} : { requestId }), http: { sourceIp: ip } },
})
