using System.Buffers.Text;
using System.Text;

namespace TenFour.Calls.Simulation;

/// <summary>Writes the JSON of one call, field by field, in the shape of the city's file. Nothing is allocated.</summary>
internal ref struct CallWriter(Span<byte> target)
{
    private const string DatePattern = "yyyy-MM-dd";

    private readonly Span<byte> _target = target;

    public int Length { get; private set; }

    public void Text(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_target[Length..]);
        Length += text.Length;
    }

    public void Note(ref SplitMix64 random, int skipped) => Length += FreeNotes.Write(ref random, _target[Length..], skipped);

    /// <summary>A whole number, filled up with zeros.</summary>
    public void Digits(int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            _target[Length + i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        Length += count;
    }

    public void Number(int value)
    {
        Utf8Formatter.TryFormat(value, _target[Length..], out var count);
        Length += count;
    }

    public void Date(DateOnly date)
    {
        date.TryFormat(_target[Length..], out var count, DatePattern);
        Length += count;
    }

    /// <summary>An instant as the wall clock of the city shows it.</summary>
    public void Moment(long utcSeconds)
    {
        var local = CityClock.ToLocal(utcSeconds);
        Date(CallMoment.DayOf(local));
        var second = (int)(local % 86_400);
        Text("T"u8);
        Digits(second / 3600, 2);
        Text(":"u8);
        Digits(second / 60 % 60, 2);
        Text(":"u8);
        Digits(second % 60, 2);
        Text(".000"u8);
    }

    /// <summary>The second street of a crossing: the dispatch system writes its first letter small.</summary>
    public void Uncapitalized(scoped ReadOnlySpan<byte> text)
    {
        var at = Length;
        Text(text);
        _target[at] = (byte)char.ToLowerInvariant((char)_target[at]);
    }
}
