using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>
/// A pattern of LIKE, ready to match UTF-8 text: <c>%</c> stands for anything, <c>_</c> for one code point, and the escape character takes
/// the meaning away from either and from itself.
/// </summary>
public sealed class LikePattern
{
    private readonly Segment[] segments;
    private readonly bool startsOpen;
    private readonly bool endsOpen;

    private LikePattern(Segment[] segments, bool startsOpen, bool endsOpen)
    {
        this.segments = segments;
        this.startsOpen = startsOpen;
        this.endsOpen = endsOpen;
    }

    /// <summary>Reads a pattern; null where it is malformed.</summary>
    /// <param name="problem">Spark's condition and text, where it is malformed.</param>
    public static LikePattern? TryParse(string pattern, char escape, out (string Condition, string Message) problem)
    {
        problem = default;
        var (segments, current, startsOpen, endsOpen) = (new List<Segment>(), new List<Rune?>(), false, false);
        var runes = pattern.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var (rune, isLast) = (runes[i], i == runes.Length - 1);
            endsOpen = false;
            if (rune.Value == escape)
            {
                if (isLast || !(runes[i + 1].Value is '_' or '%' || runes[i + 1].Value == escape))
                {
                    problem = Problem(pattern, isLast ? null : runes[i + 1]);
                    return null;
                }

                current.Add(runes[++i]);
            }
            else if (rune.Value == '%')
            {
                startsOpen |= segments.Count == 0 && current.Count == 0;
                endsOpen = true;
                Close(segments, current);
            }
            else
            {
                current.Add(rune.Value == '_' ? null : rune);
            }
        }

        Close(segments, current);
        return new LikePattern([.. segments], startsOpen, endsOpen);
    }

    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (segments.Length == 0)
        {
            return startsOpen || text.IsEmpty;
        }

        // Segments between wildcards are found from the left, each at its first place; only the first and the last may be bound to an end.
        var first = 0;
        if (!startsOpen)
        {
            var taken = segments[0].MatchAt(text);
            if (taken < 0)
            {
                return false;
            }

            text = text[taken..];
            first = 1;
            if (segments.Length == 1)
            {
                return endsOpen || text.IsEmpty;
            }
        }

        var last = endsOpen ? segments.Length : segments.Length - 1;
        for (var i = first; i < last; i++)
        {
            var end = segments[i].FindEnd(text);
            if (end < 0)
            {
                return false;
            }

            text = text[end..];
        }

        return endsOpen || segments[^1].MatchesEnd(text);
    }

    private static void Close(List<Segment> segments, List<Rune?> current)
    {
        if (current.Count > 0)
        {
            segments.Add(new Segment(current));
            current.Clear();
        }
    }

    private static (string Condition, string Message) Problem(string pattern, Rune? next) => next is null
        ? ("INVALID_FORMAT.ESC_AT_THE_END", $"The format is invalid: {SqlText.Quote(pattern)}. The escape character is not allowed to end with.")
        : ("INVALID_FORMAT.ESC_IN_THE_MIDDLE",
            $"The format is invalid: {SqlText.Quote(pattern)}. The escape character is not allowed to precede {SqlText.Quote(next.Value.ToString())}.");

    /// <summary>What stands between two wildcards: code points, of which some may be any.</summary>
    private sealed class Segment
    {
        private readonly byte[][] parts;
        private readonly int[] gaps;

        /// <param name="codePoints">Null for any.</param>
        public Segment(List<Rune?> codePoints)
        {
            // Part, gap of so many code points, part, ... and at last a part, any of which may be empty.
            var (allParts, allGaps, literal) = (new List<byte[]>(), new List<int>(), new StringBuilder());
            var gap = 0;
            foreach (var codePoint in codePoints)
            {
                if (codePoint is { } rune)
                {
                    if (gap > 0)
                    {
                        allGaps.Add(gap);
                        gap = 0;
                    }

                    literal.Append(rune.ToString());
                    continue;
                }

                if (gap == 0)
                {
                    allParts.Add(Encoding.UTF8.GetBytes(literal.ToString()));
                    literal.Clear();
                }

                gap++;
            }

            if (gap > 0)
            {
                allGaps.Add(gap);
            }

            allParts.Add(Encoding.UTF8.GetBytes(literal.ToString()));
            (parts, gaps) = ([.. allParts], [.. allGaps]);
        }

        /// <summary>How many bytes the segment takes at the start of the text, or -1.</summary>
        public int MatchAt(ReadOnlySpan<byte> text)
        {
            var at = 0;
            for (var i = 0; i < parts.Length; i++)
            {
                if (!text[at..].StartsWith(parts[i]))
                {
                    return -1;
                }

                at += parts[i].Length;
                for (var n = i < gaps.Length ? gaps[i] : 0; n > 0; n--)
                {
                    if (at == text.Length)
                    {
                        return -1;
                    }

                    at = Next(text, at);
                }
            }

            return at;
        }

        /// <summary>The end of the first place where the segment occurs, or -1.</summary>
        public int FindEnd(ReadOnlySpan<byte> text)
        {
            for (var start = 0; start <= text.Length; start = Next(text, start))
            {
                var skipped = text[start..].IndexOf(parts[0]);
                if (skipped < 0)
                {
                    return -1;
                }

                start += skipped;
                var taken = MatchAt(text[start..]);
                if (taken >= 0)
                {
                    return start + taken;
                }

                if (start == text.Length)
                {
                    return -1;
                }
            }

            return -1;
        }

        public bool MatchesEnd(ReadOnlySpan<byte> text)
        {
            if (gaps.Length == 0)
            {
                return text.EndsWith(parts[0]);
            }

            for (var start = 0; start < text.Length; start = Next(text, start))
            {
                if (MatchAt(text[start..]) == text.Length - start)
                {
                    return true;
                }
            }

            return false;
        }

        private static int Next(ReadOnlySpan<byte> text, int at)
        {
            do
            {
                at++;
            }
            while (at < text.Length && (text[at] & 0xC0) == 0x80);

            return at;
        }
    }
}
