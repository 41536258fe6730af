using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>The digests of bytes: <c>md5</c>, <c>sha</c>, <c>sha2</c>, <c>crc32</c>.</summary>
internal static class DigestFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Hash, "md5", "md5(bytes)", "The MD5 digest in hexadecimal digits.")
        {
            Examples = [new("md5('a')", "\"0cc175b9c0f1b6a831c399e269772661\""), new("md5('')", "\"d41d8cd98f00b204e9800998ecf8427e\"")],
            Bind = Bind.To(SqlType.String, Parameter.Binary, input => Digest(input, Md5)),
        },
        new(FunctionCategory.Hash, "sha", "sha(bytes)", "The SHA-1 digest in hexadecimal digits.")
        {
            Aliases = ["sha1"],
            Examples =
            [
                new("sha('a')", "\"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\""),
                new("sha1('')", "\"da39a3ee5e6b4b0d3255bfef95601890afd80709\""),
            ],
            Bind = Bind.To(SqlType.String, Parameter.Binary, input => Digest(input, Sha1)),
        },
        new(
            FunctionCategory.Hash,
            "sha2",
            "sha2(bytes, bits)",
            "The SHA-2 digest of 224, 256 (or 0), 384 or 512 bits in hexadecimal digits; null for other sizes.")
        {
            Examples =
            [
                new("sha2('a', 256)", "\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\""),
                new("sha2('a', 1)", "null"),
            ],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Binary, Parameter.Int), Sha2, Nullability.Always),
        },
        new(FunctionCategory.Hash, "crc32", "crc32(bytes)", "The cyclic redundancy check of 32 bits.")
        {
            Examples = [new("crc32('a')", "3904355907"), new("crc32('')", "0")],
            Bind = Bind.To(
                SqlType.Long,
                Parameter.Binary,
                input => Map.Bytes<long>(input.Columns[0], input.Rows, input.Context, input.Type, bytes => Crc32.Of(bytes))),
        },
    ];

    private delegate int DigestBytes(ReadOnlySpan<byte> bytes, Span<byte> digest);

    private static Column Digest(KernelInput input, DigestBytes digest)
    {
        var texts = input.Strings(0);
        return input.MapText((int row, ref StringColumnBuilder output) => Add(row, texts[row], digest, ref output));
    }

    private static Column Sha2(KernelInput input)
    {
        var (texts, sizes) = (input.Strings(0), input.Values<int>(1));
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            DigestBytes? digest = sizes[row] switch
            {
                0 or 256 => SHA256.HashData,
                224 => Sha224.HashData,
                384 => SHA384.HashData,
                512 => SHA512.HashData,
                _ => null,
            };
            if (digest is null)
            {
                output.AddNull(row);
            }
            else
            {
                Add(row, texts[row], digest, ref output);
            }
        });
    }

    private static void Add(int row, ReadOnlySpan<byte> bytes, DigestBytes digest, ref StringColumnBuilder output)
    {
        Span<byte> buffer = stackalloc byte[64];
        var length = digest(bytes, buffer);
        Convert.TryToHexStringLower(buffer[..length], output.Reserve(row, length * 2), out var written);
        output.Commit(written);
    }

    [SuppressMessage("Security", "CA5351", Justification = "md5 is what the statistic asks for; nothing is protected by it.")]
    private static int Md5(ReadOnlySpan<byte> bytes, Span<byte> digest) => MD5.HashData(bytes, digest);

    [SuppressMessage("Security", "CA5350", Justification = "sha1 is what the statistic asks for; nothing is protected by it.")]
    private static int Sha1(ReadOnlySpan<byte> bytes, Span<byte> digest) => SHA1.HashData(bytes, digest);
}
