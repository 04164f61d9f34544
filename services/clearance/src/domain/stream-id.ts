/** Id of a case (declaration id) or consignment (提运单号) within its stream's name: ids from outside may hold a slash. */
export function streamId(id: string): string {
  return encodeURIComponent(id);
}
