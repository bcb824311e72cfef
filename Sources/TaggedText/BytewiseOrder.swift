/// Whether the UTF-8 bytes of `a` sort before those of `b`.
///
/// Swift's own `<` compares after Unicode normalisation; this is the order of `sort` in the C locale, of SQLite and of
/// every other program that might read what we write.
///
/// - Complexity: O(length of the common prefix).
package func isOrderedBytewise(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
