using System.Text;

namespace TenFour.Streaming.Plans.Functions.Text;

/// <summary>The characters that <c>translate</c> exchanges, made again only when the arguments change.</summary>
internal sealed class Translation
{
    private readonly Dictionary<Rune, Rune?> exchanged = [];
    private byte[] from = [];
    private byte[] to = [];

    /// <summary>Sets which characters become which; those without a partner are removed, and the first of equal ones counts.</summary>
    public void Use(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        if (from.SequenceEqual(this.from) && to.SequenceEqual(this.to))
        {
            return;
        }

        (this.from, this.to) = (from.ToArray(), to.ToArray());
        exchanged.Clear();
        var targets = Encoding.UTF8.GetString(to).EnumerateRunes();
        foreach (var rune in Encoding.UTF8.GetString(from).EnumerateRunes())
        {
            var hasTarget = targets.MoveNext();
            exchanged.TryAdd(rune, hasTarget && targets.Current.Value != 0 ? targets.Current : null);
        }
    }

    public string Apply(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!exchanged.TryGetValue(rune, out var target))
            {
                result.Append(rune.ToString());
            }
            else if (target is { } replacement)
            {
                result.Append(replacement.ToString());
            }
        }

        return result.ToString();
    }
}
