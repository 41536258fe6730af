using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace TenFour.EndToEnd.Sides;

/// <summary>
/// Sums up rows in any order, so that every engine can compute the same: the sum of <c>count * ((minute * 31 + hash(type) * 17 +
/// hash(disposition)) % 1000003)</c>, where the hash is the number that the first eight digits of the MD5 are.
/// </summary>
internal static class RowChecksum
{
    private const long Prime = 1_000_003;

    /// <summary>The same in SQL, over columns <c>minute</c>, <c>type_hash</c>, <c>disposition_hash</c>, <c>count</c>.</summary>
    public const string Sql = "sum(count * ((minute * 31 + type_hash * 17 + disposition_hash) % 1000003))";

    public static long Of(long minute, long typeHash, long dispositionHash, long count) =>
        count * (((minute * 31) + (typeHash * 17) + dispositionHash) % Prime);

    [SuppressMessage("Security", "CA5351", Justification = "Every engine has it; nothing is kept secret.")]
    public static long Hash(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32BigEndian(MD5.HashData(text));
}
