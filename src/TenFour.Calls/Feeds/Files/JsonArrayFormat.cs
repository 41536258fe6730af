namespace TenFour.Calls.Feeds.Files;

/// <summary>The elements of one JSON array, each on one line without white space between its tokens.</summary>
internal sealed class JsonArrayFormat(string input) : RecordFormat
{
    private readonly JsonCompactor _compactor = new();
    private State _state = State.BeforeArray;
    private bool _isOver;

    // The length of what precedes the next element (a comma, white space). It is taken from the buffer together with the element,
    // so that a position always lies directly behind an element.
    private int _separator;

    private enum State
    {
        BeforeArray,
        BeforeFirstElement,
        AfterElement,
    }

    public override bool TryRead(InputBuffer buffer, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!TryReachElement(buffer))
        {
            return false;
        }

        var result = _compactor.TryCompact(buffer.Unread[_separator..], out var consumed);
        switch (result)
        {
            case CompactResult.NeedsMore:
                return false;
            case CompactResult.Broken:
                throw FeedException.Broken(input, buffer.PlaceOf(_separator + _compactor.Error.Index), _compactor.Error.Reason);
            default:
                buffer.Consume(_separator + consumed);
                _state = State.AfterElement;
                record = _compactor.Output;
                return true;
        }
    }

    public override void CheckEnd(InputBuffer buffer)
    {
        if (!_isOver)
        {
            var end = buffer.PlaceOf(buffer.Unread.Length);
            throw FeedException.Broken(input, end, "the array ends without ']': the input is cut off.");
        }
    }

    public override void Resume() => _state = State.AfterElement;

    /// <summary>Finds the first byte of the next element.</summary>
    /// <returns>False where the array is over or more bytes are needed.</returns>
    private bool TryReachElement(InputBuffer buffer)
    {
        if (_state == State.BeforeArray && TryTake(buffer, (byte)'['))
        {
            _state = State.BeforeFirstElement;
        }

        if (!TryPeek(buffer, 0, out _separator))
        {
            return false;
        }

        var next = buffer.Unread[_separator];
        if (next == ']')
        {
            CheckNothingFollows(buffer);
            return false;
        }

        return _state == State.BeforeFirstElement || TryPassComma(buffer, next);
    }

    // The bracket stays in the buffer, so that the position at the end, too, lies directly behind the last element.
    private void CheckNothingFollows(InputBuffer buffer)
    {
        _isOver = true;
        if (TryPeek(buffer, _separator + 1, out var index))
        {
            var found = JsonCompactor.Show(buffer.Unread[index]);
            throw FeedException.Broken(input, buffer.PlaceOf(index), $"expected nothing after the end of the array, found {found}.");
        }
    }

    private bool TryPassComma(InputBuffer buffer, byte next)
    {
        if (next != ',')
        {
            throw FeedException.Broken(
                input, buffer.PlaceOf(_separator), $"expected ',' or ']' after an element, found {JsonCompactor.Show(next)}.");
        }

        return TryPeek(buffer, _separator + 1, out _separator);
    }

    private static bool TryTake(InputBuffer buffer, byte value)
    {
        var found = TryPeek(buffer, 0, out var index) && buffer.Unread[index] == value;
        if (found)
        {
            buffer.Consume(index + 1);
        }

        return found;
    }

    private static bool TryPeek(InputBuffer buffer, int from, out int index)
    {
        var length = buffer.Unread[from..].IndexOfAnyExcept(" \t\r\n"u8);
        index = from + length;
        return length >= 0;
    }
}
