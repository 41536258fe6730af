namespace TenFour.Streaming.Json.Tokens;

internal ref partial struct JsonTokens
{
    // The next byte that is no white space; -1 at the end of the record, which is an error unless nothing is open.
    private bool TakeAfterSpace(out int c)
    {
        if (!TakeVisible(out c))
        {
            return false;
        }

        return c >= 0 || scratch.Scopes[depth].IsRoot || FailAtEnd();
    }

    // The first byte behind the comma and white space.
    private bool TakeComma(ref int c)
    {
        if (c != ',')
        {
            return FailUnexpected(c);
        }

        return TakeVisible(out c) && (c >= 0 || FailAtEnd());
    }

    private bool TakeColon(out int c)
    {
        if (!TakeVisible(out c))
        {
            return false;
        }

        if (c < 0)
        {
            return FailAtEnd();
        }

        return c == ':' ? TakeVisible(out c) && (c >= 0 || FailAtEnd()) : FailUnexpected(c);
    }

    private bool TakeVisible(out int c)
    {
        while (at < record.Length)
        {
            c = record[at++];
            if (c > ' ')
            {
                // A slash could only start a comment.
                return c != '/' || Fail(FaultKind.UnexpectedCharacter, at - 1);
            }

            if (c is not (' ' or '\n' or '\r' or '\t'))
            {
                return Fail(FaultKind.ControlCharacter, at - 1);
            }
        }

        c = -1;
        return true;
    }
}
