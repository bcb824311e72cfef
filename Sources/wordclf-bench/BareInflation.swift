import ByteStreams
import CZlib

/// A packed file in memory, unpacked by zlib and nothing else: a room for raw memory.
struct BareInflation {
  private let packed: [UInt8]

  /// Reads the file as it is.
  init(_ path: String) throws {
    var source = try FileSource(path)
    packed = try source.readAll()
  }

  /// Unpacks all of it, piece by piece, into the same place.
  ///
  /// - Returns: how many bytes came out.
  func run() -> Int {
    var stream = unsafe z_stream()
    var total = 0
    var piece = [UInt8](repeating: 0, count: 256 * 1024)
    unsafe wordclf_inflateInit2(&stream, 31)
    unsafe packed.withUnsafeBufferPointer { packed in
      unsafe piece.withUnsafeMutableBufferPointer { piece in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        unsafe stream.avail_in = UInt32(packed.count)
        var status = Z_OK
        while status == Z_OK {
          unsafe stream.next_out = piece.baseAddress
          unsafe stream.avail_out = UInt32(piece.count)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          total += unsafe piece.count - Int(stream.avail_out)
        }
      }
    }
    unsafe inflateEnd(&stream)
    return total
  }
}
