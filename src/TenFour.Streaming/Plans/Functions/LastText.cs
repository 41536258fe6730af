namespace TenFour.Streaming.Plans.Functions;

/// <summary>
/// Keeps what was made of the last text: an argument such as a pattern or a time zone is nearly always the same in all rows.
/// </summary>
/// <param name="make">What a text means; may throw.</param>
internal sealed class LastText<T>(Func<string, T> make)
{
    private byte[]? last;
    private T? made;

    public T Get(ReadOnlySpan<byte> text)
    {
        if (last is null || !text.SequenceEqual(last))
        {
            made = make(System.Text.Encoding.UTF8.GetString(text));
            last = text.ToArray();
        }

        return made!;
    }
}
