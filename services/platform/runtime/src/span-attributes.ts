/** Every attribute that spans of this project carry. Ids and numbers only: no names, no payloads. */
export const SPAN = {
  service: 'tongguan.service',
  useCase: 'tongguan.use_case',
  outcome: 'tongguan.outcome',
  refusal: 'tongguan.refusal',
  rpcSystem: 'rpc.system',
  rpcService: 'rpc.service',
  rpcMethod: 'rpc.method',
  rpcStatus: 'rpc.grpc.status_code',
} as const;
