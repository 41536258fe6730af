namespace TenFour.Streaming.Json.Tokens;

/// <summary>A number of a record.</summary>
/// <param name="text">As written; by JSON's grammar unless it is odd.</param>
/// <param name="isInteger">Without a point and an exponent.</param>
/// <param name="odd">NaN or an infinity when the number is written as such a word, else 0.</param>
internal readonly ref struct NumberToken(ReadOnlySpan<byte> text, bool isInteger, double odd = 0)
{
    public ReadOnlySpan<byte> Text { get; } = text;

    public bool IsInteger { get; } = isInteger;

    public double Odd { get; } = odd;

    public bool IsOdd => Odd != 0;
}
