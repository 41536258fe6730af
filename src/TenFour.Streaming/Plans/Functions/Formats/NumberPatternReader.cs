using System.Text;

namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>Reads the halves of a number pattern, character by character.</summary>
internal sealed class NumberPatternReader(string pattern)
{
    private int at;
    private int shift;

    public bool AtSeparator => at < pattern.Length && pattern[at] == ';';

    public NumberPatternPart ReadPart()
    {
        at += AtSeparator ? 1 : 0;
        shift = 0;
        var prefix = ReadText();
        var (left, zeros, right, point, group) = ReadDigits();
        var exponent = ReadExponent();
        var suffix = ReadText();
        if (zeros == 0 && left > 0 && point >= 0)
        {
            // ###.### means #0.###, and .### means 0 digits before the point.
            var before = Math.Max(1, point);
            (right, left, zeros) = (left - before, before - 1, 1);
        }

        if ((point >= 0 && (point < left || point > left + zeros)) || group == 0)
        {
            throw Malformed();
        }

        var total = left + zeros + right;
        var minWhole = (point >= 0 ? point : total) - left;
        return new NumberPatternPart(
            prefix,
            suffix,
            shift,
            minWhole,
            exponent > 0 ? left + minWhole : int.MaxValue,
            point >= 0 ? left + zeros - point : 0,
            point >= 0 ? total - point : 0,
            Math.Max(0, group),
            point == 0 || point == total,
            exponent);
    }

    public void RequireEnd()
    {
        if (at < pattern.Length)
        {
            throw new FormatException($"Unquoted special character '{pattern[at]}' in pattern \"{pattern}\"");
        }
    }

    private string ReadText()
    {
        var text = new StringBuilder();
        for (; at < pattern.Length && pattern[at] is not ('#' or '0' or ',' or '.' or ';'); at++)
        {
            if (pattern[at] == '\'')
            {
                ReadQuoted(text);
                continue;
            }

            shift = pattern[at] switch { '%' => 2, '‰' => 3, _ => shift };
            text.Append(pattern[at]);
        }

        return text.ToString();
    }

    private void ReadQuoted(StringBuilder text)
    {
        var end = pattern.IndexOf('\'', at + 1);
        if (end < 0)
        {
            throw Malformed();
        }

        text.Append(end == at + 1 ? "'" : pattern[(at + 1)..end]);
        at = end;
    }

    private (int Left, int Zeros, int Right, int Point, int Group) ReadDigits()
    {
        var (left, zeros, right, point, group) = (0, 0, 0, -1, -1);
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '#':
                    (left, right) = zeros > 0 ? (left, right + 1) : (left + 1, right);
                    group += group >= 0 && point < 0 ? 1 : 0;
                    break;
                case '0' when right > 0:
                    throw new FormatException($"Unexpected '0' in pattern \"{pattern}\"");
                case '0':
                    zeros++;
                    group += group >= 0 && point < 0 ? 1 : 0;
                    break;
                case ',':
                    group = 0;
                    break;
                case '.' when point >= 0:
                    throw new FormatException($"Multiple decimal separators in pattern \"{pattern}\"");
                case '.':
                    point = left + zeros + right;
                    break;
                default:
                    return (left, zeros, right, point, group);
            }
        }

        return (left, zeros, right, point, group);
    }

    private int ReadExponent()
    {
        var start = at + 1;
        if (at >= pattern.Length || pattern[at] != 'E')
        {
            return 0;
        }

        for (at = start; at < pattern.Length && pattern[at] == '0'; at++)
        {
        }

        return at > start ? at - start : throw new FormatException($"Malformed exponential pattern \"{pattern}\"");
    }

    private FormatException Malformed() => new($"Malformed pattern \"{pattern}\"");
}
