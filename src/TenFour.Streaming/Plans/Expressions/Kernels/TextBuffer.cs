using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>UTF-8 text that grows; cleared and used again.</summary>
public sealed class TextBuffer
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Advance(1);
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Advance(value.Length);
    }

    public void Append(string value) => Advance(Encoding.UTF8.GetBytes(value, Reserve(Encoding.UTF8.GetMaxByteCount(value.Length))));

    /// <summary>Appends a number, date or other value with its invariant text, which must fit into 64 bytes.</summary>
    public void Append<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(64), out var written, format, null);
        Advance(written);
    }

    /// <summary>Room for so many bytes after what is written; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Reserve(int length)
    {
        if (bytes.Length - Length < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
        }

        return bytes.AsSpan(Length);
    }

    public void Advance(int length) => Length += length;

    public override string ToString() => Encoding.UTF8.GetString(Written);
}
