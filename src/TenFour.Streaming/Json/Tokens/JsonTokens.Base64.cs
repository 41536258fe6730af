namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    private const int Padding = -2;

    /// <summary>
    /// Decodes the current string as Base64, straight from the record where it has not been read. On broken Base64 the position stays where
    /// that was found, and the rest of the string is passed over later.
    /// </summary>
    public bool ReadBase64(out ReadOnlySpan<byte> bytes)
    {
        var output = scratch.Written;
        output.Clear();
        var decoded = isStringUnread ? DecodeUnread(output) : DecodeText(Text, output);
        bytes = output.Span;
        return decoded;
    }

    private bool DecodeUnread(ByteBuffer output)
    {
        Span<int> unit = stackalloc int[4];
        while (true)
        {
            for (var place = 0; place < 4; place++)
            {
                if (!TakeBase64(place, out unit[place], out var isEnd))
                {
                    return false;
                }

                if (isEnd)
                {
                    isStringUnread = false;
                    return true;
                }

                if (place == 3 && unit[2] == Padding && unit[3] != Padding)
                {
                    return Fail(FaultKind.InvalidBase64, at - 1);
                }
            }

            AppendUnit(unit, output);
        }
    }

    // One character of four; white space and the end of the string may come before the first.
    private bool TakeBase64(int place, out int bits, out bool isEnd)
    {
        (bits, isEnd) = (-1, false);
        while (at < record.Length)
        {
            int c = record[at++];
            if (c <= ' ' && place == 0)
            {
                continue;
            }

            bits = Base64Bits(c);
            if (bits >= 0 || (bits == Padding && place >= 2))
            {
                return true;
            }

            if (c == '"' && place == 0)
            {
                return isEnd = true;
            }

            if (c == '"' && place >= 2)
            {
                at--;
            }

            if (c != '\\' || !TakeEscape(out c))
            {
                return Fail(FaultKind.InvalidBase64, at - 1);
            }

            if (c <= ' ' && place == 0)
            {
                continue;
            }

            bits = Base64Bits(c);
            return bits >= 0 || (bits == Padding && place >= 2) || Fail(FaultKind.InvalidBase64, at - 1);
        }

        return FailAtEnd();
    }

    private bool DecodeText(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        Span<int> unit = stackalloc int[4];
        while (true)
        {
            text = text.TrimStart(" \t\n\r\b\f"u8);
            if (text.IsEmpty)
            {
                return true;
            }

            if (text.Length < 4)
            {
                return Fail(FaultKind.InvalidBase64, at);
            }

            for (var place = 0; place < 4; place++)
            {
                unit[place] = Base64Bits(text[place]);
                if (unit[place] < 0 && !(unit[place] == Padding && place >= 2))
                {
                    return Fail(FaultKind.InvalidBase64, at);
                }
            }

            if (unit[2] == Padding && unit[3] != Padding)
            {
                return Fail(FaultKind.InvalidBase64, at);
            }

            AppendUnit(unit, output);
            text = text[4..];
        }
    }

    private static void AppendUnit(ReadOnlySpan<int> unit, ByteBuffer output)
    {
        output.Add((byte)(unit[0] << 2 | unit[1] >> 4));
        if (unit[2] != Padding)
        {
            output.Add((byte)(unit[1] << 4 | unit[2] >> 2));
            if (unit[3] != Padding)
            {
                output.Add((byte)(unit[2] << 6 | unit[3]));
            }
        }
    }

    private static int Base64Bits(int c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        '=' => Padding,
        _ => -1,
    };
}
