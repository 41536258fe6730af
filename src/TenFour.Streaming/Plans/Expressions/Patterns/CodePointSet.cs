using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>A set of Unicode code points as ascending ranges that do not touch: what a class of a regular expression means.</summary>
internal sealed class CodePointSet
{
    private const int Max = 0x10FFFF;

    private readonly (int First, int Last)[] ranges;

    private CodePointSet((int First, int Last)[] ranges) => this.ranges = ranges;

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet Any { get; } = new([(0, Max)]);

    /// <summary>The only code point in the set, or -1.</summary>
    public int Single => ranges.Length == 1 && ranges[0].First == ranges[0].Last ? ranges[0].First : -1;

    public static CodePointSet Of(int codePoint) => new([(codePoint, codePoint)]);

    public static CodePointSet Range(int first, int last) => new([(first, last)]);

    /// <summary>The characters and ranges of a text such as <c>_a-z0-9</c>, where a minus always makes a range.</summary>
    public static CodePointSet Parse(string characters)
    {
        var (set, runes) = (Empty, characters.EnumerateRunes().ToArray());
        for (var i = 0; i < runes.Length; i++)
        {
            var isRange = i + 2 < runes.Length && runes[i + 1].Value == '-';
            set = set.Union(Range(runes[i].Value, runes[isRange ? i + 2 : i].Value));
            i += isRange ? 2 : 0;
        }

        return set;
    }

    /// <summary>All code points for which the condition holds.</summary>
    public static CodePointSet Where(Func<int, bool> condition)
    {
        var (ranges, start) = (new List<(int, int)>(), -1);
        for (var codePoint = 0; codePoint <= Max + 1; codePoint++)
        {
            var isIn = codePoint <= Max && condition(codePoint);
            if (isIn && start < 0)
            {
                start = codePoint;
            }
            else if (!isIn && start >= 0)
            {
                ranges.Add((start, codePoint - 1));
                start = -1;
            }
        }

        return new CodePointSet([.. ranges]);
    }

    public static CodePointSet OfCategories(params UnicodeCategory[] categories)
    {
        var wanted = categories.Aggregate(0L, (bits, category) => bits | 1L << (int)category);
        return Where(codePoint => (wanted >> (int)CharUnicodeInfo.GetUnicodeCategory(codePoint) & 1) != 0);
    }

    public CodePointSet Union(CodePointSet other)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.Concat(other.ranges).OrderBy(r => r.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CodePointSet([.. merged]);
    }

    public CodePointSet Complement()
    {
        var (gaps, next) = (new List<(int, int)>(), 0);
        foreach (var (first, last) in ranges)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Max)
        {
            gaps.Add((next, Max));
        }

        return new CodePointSet([.. gaps]);
    }

    public CodePointSet Intersect(CodePointSet other) => Complement().Union(other.Complement()).Complement();

    /// <summary>With the other case of each letter.</summary>
    /// <param name="unicode">False: of the letters of ASCII only, as Java does without the flag <c>u</c>.</param>
    public CodePointSet IgnoreCase(bool unicode)
    {
        var added = new HashSet<int>();
        foreach (var (first, last) in ranges)
        {
            for (var codePoint = first; codePoint <= (unicode ? last : Math.Min(last, 'z')); codePoint++)
            {
                if (unicode ? Rune.IsValid(codePoint) : char.IsAsciiLetter((char)codePoint))
                {
                    added.Add(Rune.ToUpperInvariant(new Rune(codePoint)).Value);
                    added.Add(Rune.ToLowerInvariant(new Rune(codePoint)).Value);
                }
            }
        }

        return Union(new CodePointSet([.. added.Select(c => (c, c))]));
    }

    /// <summary>The set as an atom of a .NET regular expression, in which code points beyond 16 bits are two units.</summary>
    public string ToPattern()
    {
        var (narrow, wide) = (new StringBuilder(), new List<string>());
        foreach (var (first, last) in ranges)
        {
            // Half a pair is no code point: text that was UTF-8 has none alone.
            AppendRange(narrow, first, Math.Min(last, 0xD7FF));
            AppendRange(narrow, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));

            if (last > 0xFFFF)
            {
                AddPairs(wide, Math.Max(first, 0x10000), last);
            }
        }

        if (wide.Count == 0)
        {
            return narrow.Length == 0 ? "(?!)" : $"[{narrow}]";
        }

        return $"(?:{string.Join('|', wide)}{(narrow.Length == 0 ? "" : $"|[{narrow}]")})";
    }

    private static void AddPairs(List<string> pairs, int first, int last)
    {
        while (first <= last)
        {
            var (high, low) = (High(first), Low(first));
            var blockEnd = Math.Min(last, first | 0x3FF);
            var lastFullHigh = High(last + 1) - 1;
            if (low == 0xDC00 && lastFullHigh >= high)
            {
                pairs.Add($"[\\u{high:X4}-\\u{lastFullHigh:X4}][\\uDC00-\\uDFFF]");
                first = ((lastFullHigh - 0xD800 + 1) << 10) + 0x10000;
                continue;
            }

            pairs.Add($"\\u{high:X4}[\\u{low:X4}-\\u{Low(blockEnd):X4}]");
            first = blockEnd + 1;
        }
    }

    private static int High(int codePoint) => 0xD800 + ((codePoint - 0x10000) >> 10);

    private static int Low(int codePoint) => 0xDC00 + (codePoint & 0x3FF);

    private static void AppendRange(StringBuilder output, int first, int last)
    {
        if (first > last)
        {
            return;
        }

        output.Append(CultureInfo.InvariantCulture, $"\\u{first:X4}");
        if (last > first)
        {
            output.Append(CultureInfo.InvariantCulture, $"-\\u{last:X4}");
        }
    }
}
