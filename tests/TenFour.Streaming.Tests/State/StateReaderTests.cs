using System.Buffers;
using CsCheck;
using TenFour.Streaming.Errors;
using TenFour.Streaming.State;
using Xunit;

namespace TenFour.Streaming.Tests.State;

public sealed class StateReaderTests
{
    [Fact]
    public void Numbers_OfAnySize_AreReadBack() =>
        Gen.Select(Gen.Long, Gen.ULong, Gen.Double, Gen.Byte.Array[0, 20]).Sample((signed, unsigned, number, bytes) =>
        {
            var output = new ArrayBufferWriter<byte>();
            using (var writer = new StateWriter(output))
            {
                writer.WriteSigned(signed);
                writer.WriteUnsigned(unsigned);
                writer.WriteDouble(number);
                writer.WriteBytes(bytes);
            }

            var reader = new StateReader(output.WrittenSpan);

            Assert.Equal(signed, reader.ReadSigned());
            Assert.Equal(unsigned, reader.ReadUnsigned());
            Assert.Equal(number, reader.ReadDouble());
            Assert.Equal(bytes, reader.ReadBytes().ToArray());
            reader.ExpectEnd();
        });

    [Fact]
    public void Output_OfAnyLength_ComesInOrder() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6000]).Array[0, 40].Sample(values =>
        {
            var output = new ArrayBufferWriter<byte>();
            using (var writer = new StateWriter(output))
            {
                foreach (var (kind, value) in values)
                {
                    Write(writer, kind, value);
                }
            }

            var reader = new StateReader(output.WrittenSpan);
            foreach (var (kind, value) in values)
            {
                AssertReads(ref reader, kind, value);
            }

            reader.ExpectEnd();
        });

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 5, 1, 2 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Bytes_ThatEndEarly_AreRefused(byte[] input)
    {
        var error = Assert.Throws<StreamingException>(() => new StateReader(input).ReadBytes().Length);

        Assert.Equal(Fault.Environment, error.Fault);
    }

    private static void Write(StateWriter writer, int kind, int value)
    {
        switch (kind)
        {
            case 0:
                writer.WriteUnsigned((ulong)value);
                break;
            case 1:
                writer.WriteFixed((ulong)value);
                break;
            default:
                writer.WriteBytes(new byte[value]);
                break;
        }
    }

    private static void AssertReads(ref StateReader reader, int kind, int value)
    {
        switch (kind)
        {
            case 0:
                Assert.Equal((ulong)value, reader.ReadUnsigned());
                break;
            case 1:
                Assert.Equal((ulong)value, reader.ReadFixed());
                break;
            default:
                Assert.Equal(value, reader.ReadBytes().Length);
                break;
        }
    }
}
