import time, json, re
from collections import Counter
from django.urls import resolve
from tests.access.addresses import every_address
from tests.access.conftest import *
from tests.access.people import COLUMNS
def fill(a, things):
    d=dict(pk=1,code='2019',figure='programme.participations',number=1,page_id=things.page.pk,parent_page_id=things.page.get_parent().pk,page_to_move_id=things.page.pk,destination_id=things.page.get_parent().pk,page_pk=things.page.pk,action='delete',action_name='copy',app_label='reports',model_name='reportpage',app_name='reports',content_type_app_name='reports',content_type_model_name='reportpage',collection_id=things.collection.pk,doc_id=things.document.pk,document_id=things.document.pk,filter_spec='width-100',image_id=things.picture.pk,key='abc-def',object_id=things.page.pk,page_view_restriction_id=things.restriction.pk,path='x.png',restriction_id=1,revision_id=things.revision.pk,session_id=things.session.pk,task_id=things.task.pk,task_state_id=1,token='abc-def',uidb36='1',uidb64='MQ',uploaded_file_id=1,workflow_pk=things.workflow.pk,workflow_state_id=1)
    ns=a.name.split(':')[0]
    if ns in things.own: d['pk']=things.own[ns]
    elif ns in things.records and things.records[ns]: d['pk']=things.records[ns].pk
    p=a.pattern
    p=re.sub(r'<(?:\w+:)?(\w+)>', lambda m:str(d[m.group(1)]), p)
    return '/'+p.replace('^','').replace('$','')
def test_probe(demonstration, db):
    people, things = demonstration
    out=open('/tmp/pg/matrix.txt','w'); times=Counter()
    from django.db import transaction
    rows=list(every_address())
    res={}
    for col in COLUMNS:
        c=people.client(col, raise_request_exception=False)
        t=time.time()
        jar=dict(c.cookies)
        for a in rows:
            for m in ('get',):
                sid=transaction.savepoint()
                t0=time.time(); c.cookies.clear(); [c.cookies.__setitem__(k, v.value) for k,v in jar.items()]
                try: r=getattr(c,m)(fill(a,things)); s=str(r.status_code)+(('>'+r['Location'][:20]) if r.status_code in(301,302) else '')
                except Exception as e: s='EXC '+repr(e)[:80]
                times[(a.pattern,col)]+=time.time()-t0
                transaction.savepoint_rollback(sid)
                res[(a.pattern,m,col)]=s
        print(col, round(time.time()-t,1))
    for a in rows:
        out.write(f"{a.name}\t{fill(a,things)}\t"+' | '.join(res[(a.pattern,'get',c)] for c in COLUMNS)+'\n')
    for k,v in times.most_common(60): print(round(v,2),k)
