/** A plan or calendar version that was never kept in this store. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}
