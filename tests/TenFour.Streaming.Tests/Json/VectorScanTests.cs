using TenFour.Streaming.Json.Fast;

namespace TenFour.Streaming.Tests.Json;

public class VectorScanTests
{
    [Fact]
    public void Specials_EveryByteInEveryPlace_AreThoseOfTheScalarScan()
    {
        ExpectAsScalar(new Vector128Scan());
        ExpectAsScalar(new Vector256Scan());
        ExpectAsScalar(new Vector512Scan());
    }

    private static void ExpectAsScalar<TScan>(TScan scan)
        where TScan : struct, IVectorScan
    {
        var bytes = new byte[64];
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            for (var place = 0; place < bytes.Length; place++)
            {
                // What is beside it has the same low four bits.
                Array.Fill(bytes, (byte)(0x40 | (value & 0x0F)));
                bytes[place] = (byte)value;
                var expected = default(ScalarScan).Specials64(ref bytes[0]);
                Assert.Equal(expected, scan.Specials64(ref bytes[0]));
                Assert.Equal(expected & (ulong.MaxValue >> (64 - TScan.Width)), scan.Specials(ref bytes[0]));
            }
        }
    }

    [Fact]
    public void ScalarSpecials_EveryByte_AreQuoteBackslashAndControlCharacters()
    {
        Span<byte> bytes = stackalloc byte[64];
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            bytes.Fill((byte)'a');
            bytes[0] = (byte)value;
            var isSpecial = value is '"' or '\\' or < ' ';
            Assert.Equal(isSpecial ? 1UL : 0UL, default(ScalarScan).Specials(ref bytes[0]));
        }
    }
}
