using System.Text;
using TenFour.Calls.Records;

namespace TenFour.Calls.Feeds.Repeating;

/// <summary>
/// Makes the record of a later pass: every date field of a call moves on by whole days, and so does the date within a CAD number; another
/// id gets the number of the pass as a suffix. Everything else stays, byte by byte.
/// </summary>
internal sealed class RecordShift
{
    private static readonly byte[][] DateFields = [.. CallSchema.DateFields.Select(Encoding.UTF8.GetBytes)];

    private byte[] _output = new byte[1024];
    private int _length;

    /// <param name="record">The record of the first pass.</param>
    /// <param name="pass">The pass, 1 for the second.</param>
    /// <param name="days">How far the dates move.</param>
    /// <returns>The record of that pass, valid until the next call.</returns>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> record, int pass, int days)
    {
        Reserve(record.Length + 12);
        record.CopyTo(_output);
        _length = record.Length;
        var added = 0;
        var members = new RecordMembers(record);
        while (members.MoveNext())
        {
            var place = members.ValueStart + added;
            if (members.Name.SequenceEqual("crime_id"u8))
            {
                added += ShiftId(place, members.Value.Length, pass, days);
            }
            else if (IsDateField(members.Name) && EventTime.TryParseDate(members.Value, out var day))
            {
                ShiftDate(_output.AsSpan(place + 1), day + days);
            }
        }

        return _output.AsSpan(0, _length);
    }

    private static bool IsDateField(ReadOnlySpan<byte> name)
    {
        // Most names end otherwise: one look spares the comparisons.
        if (!name.EndsWith("_date"u8) && !name.EndsWith("_time"u8))
        {
            return false;
        }

        foreach (var field in DateFields)
        {
            if (name.SequenceEqual(field))
            {
                return true;
            }
        }

        return false;
    }

    private static void ShiftDate(Span<byte> target, int day)
    {
        DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber)).TryFormat(target, out _, "yyyy-MM-dd");
    }

    // An id in quotes keeps them, a number stays a number.
    private int ShiftId(int place, int length, int pass, int days)
    {
        var quoted = _output[place] == '"';
        var id = quoted ? _output.AsSpan(place + 1, length - 2) : _output.AsSpan(place, length);
        if (id.IsEmpty || CadNumber.TryShift(id, days) || !(quoted || id[^1] is >= (byte)'0' and <= (byte)'9'))
        {
            return 0;
        }

        Span<byte> suffix = stackalloc byte[12];
        var digits = suffix[1..];
        pass.TryFormat(digits, out var count);
        suffix[0] = (byte)'-';
        return Insert(place + (quoted ? length - 1 : length), quoted ? suffix[..(count + 1)] : digits[..count]);
    }

    private int Insert(int index, ReadOnlySpan<byte> text)
    {
        _output.AsSpan(index, _length - index).CopyTo(_output.AsSpan(index + text.Length));
        text.CopyTo(_output.AsSpan(index));
        _length += text.Length;
        return text.Length;
    }

    private void Reserve(int length)
    {
        if (_output.Length < length)
        {
            _output = new byte[length * 2];
        }
    }
}
